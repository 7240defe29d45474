using Google.Protobuf;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;

namespace Tabulation.Publication.Tests;

/// <summary>Entries with more events than are read or answered at once: one result, corrected again and again.</summary>
internal static class LongNight
{
    /// <param name="election">Opened first.</param>
    /// <param name="corrections">How many: each is an event.</param>
    public static LedgerScript Play(SmallElection election, int corrections)
    {
        var script = new LedgerScript(election).Add(election, 0);
        for (var variant = 1; variant <= corrections; variant++) script.Add(election.North, Unsigned(election, election.Result(0, variant % 2).Replacing(script.CurrentAt(0))));
        return script;
    }

    /// <summary>Whoever follows the entries as recorded looks at no signature, and thousands take long.</summary>
    private static Envelope Unsigned(SmallElection election, Payload payload) =>
        new() { Payload = election.North.Encode(payload), Signature = ByteString.CopyFrom(new byte[64]), BundleSize = 1 };
}
