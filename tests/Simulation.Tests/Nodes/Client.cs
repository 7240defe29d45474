using Grpc.Core;
using Tabulation.Contracts.V1;
using Tabulation.Intake;

namespace Tabulation.Simulation.Tests;

/// <summary>Says one thing after the other, each as often as it takes until it is answered.</summary>
internal sealed class Client(World world, string name, IReadOnlyList<IntakeNode> intakes, Receipts receipts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Process process = new(world, name);

    public string Name => name;

    /// <summary>True once all is answered.</summary>
    public bool IsDone { get; private set; }

    public void Say(IEnumerable<Bundle> script) => process.Run(() => _ = SayAsync(script));

    private async Task SayAsync(IEnumerable<Bundle> script)
    {
        foreach (var bundle in script)
        {
            while (!await SubmitAsync(bundle)) await PauseAsync(world.Between(0.05, 1));
            await PauseAsync(world.Mishap(0.5) ? world.Between(0, 3) : world.Delay());
        }

        IsDone = true;
    }

    private Task PauseAsync(TimeSpan time)
    {
        var over = new TaskCompletionSource();
        world.After(time, () => process.Run(over.SetResult));
        return over.Task;
    }

    /// <summary>True where an answer came that is one.</summary>
    private Task<bool> SubmitAsync(Bundle bundle)
    {
        var answer = new TaskCompletionSource<bool>();
        var intake = intakes[world.Pick(intakes.Count)];
        void Reply(bool good) => world.After(world.Delay(), () => process.Run(() => answer.TrySetResult(good)));
        world.After(world.Delay(), () => intake.Process.Run(() => _ = HandInAsync(intake, bundle, Reply)));
        world.After(Patience, () => process.Run(() => answer.TrySetResult(false)));
        return answer.Task;
    }

    private async Task HandInAsync(IntakeNode intake, Bundle bundle, Action<bool> reply)
    {
        try
        {
            var submissions = await intake.SubmitAsync(bundle);
            receipts.Add(intake.Process, submissions);
            if (!world.Mishap(0.02)) reply(!submissions.Any(MustWait));
        }
        catch (Exception outage) when (outage is IOException or RpcException { StatusCode: StatusCode.Unavailable })
        {
            world.Note($"{intake.Process.Name} cannot answer {name}: {outage.Message}");
            reply(false);
        }
    }

    private static bool MustWait(Submission submission) =>
        submission.Refusal?.Findings[0].Rule is "ELECTION_NOT_DEFINED" or "REGISTRY_INCOMPLETE";
}
