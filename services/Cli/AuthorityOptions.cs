using System.CommandLine;
using Google.Protobuf;
using Tabulation.Cli.Handing;
using Tabulation.Contracts.V1;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli;

/// <summary>What the commands that change authorities share.</summary>
internal static class AuthorityOptions
{
    public static Argument<string> Code { get; } = new("code") { Description = "Code of the authority concerned" };

    public static Option<FileInfo> PublicKey { get; } = new("--public-key")
    {
        Description = "Its new public key, as tabulate keys new writes it", HelpName = "FILE", Required = true,
    };

    public static Option<string> Reason { get; } =
        new("--reason") { Description = "Why, 1 to 500 characters; published", HelpName = "TEXT", Required = true };

    /// <exception cref="InputException">The file is not there, or no public key.</exception>
    public static ByteString ReadPublicKey(Invocation invocation)
    {
        var file = invocation.Get(PublicKey)!;
        if (!file.Exists) throw new InputException($"--public-key: there is no file {file.FullName}.");
        return VerificationKey.TryFromPem(File.ReadAllText(file.FullName), out var key)
            ? ByteString.CopyFrom(key.Bytes.Span)
            : throw new InputException($"--public-key: {file.FullName} is not a P-256 public key in PEM.");
    }

    /// <summary>Signs the change as --authority and hands it in.</summary>
    /// <remarks>The ledger is not read: until the release hour it is closed.</remarks>
    public static Task<ExitCode> HandInAsync(Invocation invocation, AuthorityChange change, CancellationToken cancellation)
    {
        change.Reason = invocation.Get(Reason)!;
        var signer = KeyOptions.FilesOf(invocation).SignerOf(invocation.Get(KeyOptions.Authority)!);
        return OneStatement.HandInAsync(invocation, signer, new Payload { AuthorityChange = change }, cancellation, mayBeUndone: true);
    }
}
