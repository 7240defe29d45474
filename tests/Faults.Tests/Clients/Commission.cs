using Google.Protobuf;
using Tabulation.Client.Submitting;
using Tabulation.Contracts.V1;
using Tabulation.ElectionKit;
using Tabulation.ServiceKit.Auditing;
using Tabulation.ServiceKit.Installing;
using Tabulation.TestKit;

namespace Tabulation.Faults.Tests.Clients;

/// <summary>
/// Hands in results of its precincts and corrects them over and over, through whichever replica answers, and the very same bytes again until one does. Now and
/// then it repeats what it has a receipt for, or forgets to name what it corrects.
/// </summary>
internal sealed class Commission(int seed, IReadOnlyList<int> precincts, SmallElection election, Installation installation, Auditor auditor,
    CommissionKeys keys)
{
    private readonly Random random = new(seed);
    private readonly StubbornSubmitter submitter = new(seed, installation);
    private readonly Dictionary<int, (ByteString Id, int Variant)> current = [];
    private (SignedBatch Batch, IReadOnlyList<Answer> Answers)? last;

    /// <summary>How it reaches Intake.</summary>
    public StubbornSubmitter Submitter => submitter;

    /// <summary>Statements with a receipt.</summary>
    public int Acknowledged { get; private set; }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            switch (random.Next(10))
            {
                case 0:
                    await RepeatAsync();
                    break;
                case 1:
                    await ForgetAsync();
                    break;
                default:
                    await CorrectAsync();
                    break;
            }
        }
    }

    private async Task CorrectAsync()
    {
        var north = random.Next(2) == 0;
        int[] chosen = [.. precincts.Where(precinct => SmallElection.IsNorth(precinct) == north).OrderBy(_ => random.Next()).Take(random.Next(1, 9))];
        var (batch, answers) = await SubmitAsync(north, [.. chosen.Select(Next)]);
        for (var i = 0; i < chosen.Length; i++)
        {
            Assert.True(answers[i].Receipt is not null, $"Refused: {answers[i].Refusal}");
            auditor.Note(answers[i].StatementId.Span, answers[i].Receipt);
            current[chosen[i]] = (answers[i].StatementId, current.GetValueOrDefault(chosen[i]).Variant + 1);
        }

        last = (batch, answers);
        Acknowledged += chosen.Length;
    }

    private async Task RepeatAsync()
    {
        if (last is not { } before) return;
        Assert.Equal(before.Answers, await submitter.HandInAsync(before.Batch));
    }

    private async Task ForgetAsync()
    {
        if (current.Count == 0) return;
        var precinct = current.Keys.ElementAt(random.Next(current.Count));
        var answer = (await SubmitAsync(SmallElection.IsNorth(precinct), [election.Result(precinct, 101)])).Answers[0];
        Assert.Equal("REPLACES_NOT_CURRENT", answer.Refusal?.Findings[0].Rule);
        Assert.Equal(current[precinct].Id, answer.Refusal!.CurrentStatementId);
    }

    private Payload Next(int precinct)
    {
        if (!current.TryGetValue(precinct, out var before)) return election.Result(precinct);
        var payload = election.Result(precinct, before.Variant % 100);
        payload.Replaces = before.Id;
        payload.PrecinctResult.Reason = "Recounted.";
        return payload;
    }

    /// <summary>Where its key is no longer in force, it waits for the new one and signs again.</summary>
    private async Task<(SignedBatch Batch, IReadOnlyList<Answer> Answers)> SubmitAsync(bool north, IReadOnlyList<Payload> payloads)
    {
        while (true)
        {
            var signer = keys.Of(north);
            var batch = signer.Sign([.. payloads.Select(signer.Encode)], [.. payloads.Select(_ => 0L)]);
            var answers = await submitter.HandInAsync(batch);
            if (!answers.Any(IsAboutTheKey)) return (batch, answers);
            Assert.All(answers, answer => Assert.True(IsAboutTheKey(answer), "A bundle is recorded in part."));
            keys.NoteRefusal();
            await Wait.Until(() => keys.Of(north) != signer, "a new key");
        }
    }

    private static bool IsAboutTheKey(Answer answer) => answer.Refusal?.Findings[0].Rule is "AUTHORITY_REVOKED" or "KEY_NOT_IN_FORCE";
}
