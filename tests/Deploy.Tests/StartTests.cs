using Tabulation.TestKit;
using Tabulation.TransparencyLog;

namespace Tabulation.Deploy.Tests;

/// <summary>A service that cannot use a setting names it in one line, says what to do, and ends with 2.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public StartTests()
    {
        File.WriteAllText(folder.File("secret"), new string('s', 64));
        File.WriteAllText(folder.File("operator.pem"), SigningKey.Create().PublicKey.ToPem());
        File.WriteAllText(folder.File("intake.pem"), SigningKey.Create().ToPem());
        File.WriteAllText(folder.File("log.pem"), Ed25519SigningKey.Create().ToPem());
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Intake", "Keys__IntakeFile", "/no/such.pem")]
    [InlineData("Intake", "Anchor__Port", "0")]
    [InlineData("Intake", "Store__Colour", "blue")]
    [InlineData("Tabulator", "Checkpoints__Witnesses", "nonsense")]
    [InlineData("Tabulator", "Checkpoints__WitnessesNeeded", "1")]
    [InlineData("Tabulator", "Checkpoints__FormerKeyFiles", "/no/such.pem")]
    [InlineData("Publication", "Peers__Tabulators", "tabulator:5011")]
    [InlineData("Publication", "Service__GrpcPort", "many")]
    public async Task The_setting_is_named_in_one_line(string service, string setting, string value)
    {
        await using var process = ChildProcess.Start(
            "env", [.. Settings, $"{setting}={value}", "dotnet", Path.Combine(AppContext.BaseDirectory, $"Tabulation.{service}.dll")]);
        Assert.Equal(2, await process.ExitCode());
        Assert.StartsWith($"Cannot start: The setting {setting} ", process.Errors, StringComparison.Ordinal);
        Assert.Single(process.Errors.TrimEnd().Split('\n'));
    }

    private IEnumerable<string> Settings =>
    [
        $"Peers__TokenFile={folder.File("secret")}", $"Bus__PasswordFile={folder.File("secret")}", $"Store__PasswordFile={folder.File("secret")}",
        $"Cache__SecretFile={folder.File("secret")}", $"Keys__OperatorFile={folder.File("operator.pem")}", $"Keys__IntakeFile={folder.File("intake.pem")}",
        $"Checkpoints__KeyFile={folder.File("log.pem")}", "Anchor__Origin=log.example", $"Anchor__File={folder.File("anchor")}", "Service__GrpcPort=0", "Service__HttpPort=0",
    ];
}
