using Tabulation.Cli.Handing;
using Tabulation.Client.Elections;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli;

/// <summary>What the commands that change the registry share.</summary>
internal static class RegistryOptions
{
    /// <summary>
    /// Signs the change as the root authority, or whom --authority names, and hands it in. What opens is known here from then on.
    /// </summary>
    /// <remarks>The ledger is not read: until the release hour it is closed.</remarks>
    public static async Task<ExitCode> HandInAsync(
        Invocation invocation, ElectionFolder folder, RegistryChange change, CancellationToken cancellation)
    {
        change.Reason = invocation.Get(GroundsOptions.Reason)!;
        change.LegalBasis = invocation.Get(GroundsOptions.LegalBasis)!;
        var (signer, said) = (KeyOptions.SignerOrRoot(invocation, folder.Election), new Payload { RegistryChange = change });
        var ended = await OneStatement.HandInAsync(invocation, signer, said, cancellation);
        if (ended == ExitCode.Ok && change.Stations is not null) folder.AddStations(signer.Encode(said));
        return ended;
    }
}
