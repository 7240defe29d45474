using Tabulation.Contracts.V1;
using Tabulation.Ledger;

namespace Tabulation.Simulation.Tests;

/// <summary>
/// The way to something outside a process. A call takes effect or does not, and the caller learns of it or does not, or is gone before or after.
/// </summary>
internal sealed class Link(World world, string name)
{
    private const double CallLost = 0.01;
    private const double AnswerLost = 0.01;
    private const double CallerCrashes = 0.0015;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public bool IsUp { get; set; } = true;

    /// <summary>Lets something happen at the other end.</summary>
    /// <param name="caller">Who waits for the answer.</param>
    /// <param name="what">For the trace.</param>
    /// <param name="effect">What happens there; where it throws, the caller gets the exception.</param>
    /// <param name="cancellation">Ends the waiting, not the call.</param>
    public Task<T> CallAsync<T>(Process caller, string what, Func<T> effect, CancellationToken cancellation = default) =>
        AskAsync<T>(caller, what, answer => answer(effect()), cancellation);

    /// <summary>The same for what is answered later.</summary>
    public async Task<T> AskAsync<T>(Process caller, string what, Action<Action<T>> effect, CancellationToken cancellation = default)
    {
        var answer = new TaskCompletionSource<T>();
        using var cancelled = cancellation.Register(() => answer.TrySetCanceled(cancellation));
        var call = new Call<T>(world, caller, $"{caller.Name} {name} {what}", effect, answer);
        if (world.Mishap(CallerCrashes)) caller.Crash($"before {what}");
        else world.After(world.Delay(), () => Arrive(call));
        world.After(Patience, () => call.Fail("no answer in time"));
        return await answer.Task;
    }

    private void Arrive<T>(Call<T> call)
    {
        if (!IsUp || world.Mishap(CallLost)) call.Fail("refused");
        else call.TakeEffect(world.Mishap(AnswerLost), world.Mishap(CallerCrashes));
    }

    private sealed record Call<T>(World World, Process Caller, string What, Action<Action<T>> Effect, TaskCompletionSource<T> Answer)
    {
        public void Fail(string why) => Fail(new IOException($"{What}: {why}"));

        public void TakeEffect(bool answerIsLost, bool callerCrashes)
        {
            try
            {
                Effect(value =>
                {
                    World.Note($"{What}: {InShort(value)}");
                    if (callerCrashes) Caller.Crash($"after {What}");
                    if (answerIsLost) Fail("the answer is lost");
                    else World.After(World.Delay(), () => Caller.Run(() => Answer.TrySetResult(value)));
                });
            }
            catch (IOException refused)
            {
                Fail(refused);
            }
        }

        private static string? InShort(T value) => value switch
        {
            IReadOnlyCollection<ReadOnlyMemory<byte>> leaves => $"{leaves.Count} entries",
            LedgerHead head => $"{head.Size} {head.Tree.Root}",
            TotalsChanged totals => $"at {totals.AsOf.Position}",
            _ => value?.ToString(),
        };

        private void Fail(IOException why) => World.After(World.Delay(), () => Caller.Run(() =>
        {
            if (Answer.TrySetException(why)) World.Note(why.Message);
        }));
    }
}
