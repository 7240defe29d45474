namespace Tabulation.Simulation.Tests;

/// <summary>Everything there is: two replicas of Intake on one store, two tabulators on one queue and one cache, two Publications, and clients.</summary>
internal sealed class Installation
{
    private readonly World world;

    public Installation(World world)
    {
        this.world = world;
        (Store, Broker, Cache) = (new Store(world), new Broker(world), new CacheServer(world));
        Intakes = [new IntakeNode(world, "intake-a", Store, Broker), new IntakeNode(world, "intake-b", Store, Broker)];
        Tabulators = [Tabulator("tabulator-a"), Tabulator("tabulator-b")];
        Publications = [Publication("publication-a"), Publication("publication-b")];
        Receipts = new Receipts(world, Store);
        Store.Committed = entry => Recount.Add(entry.Leaf);
        Keys = [.. Recount.At(0).Keys];
        Watchers = [.. Publications.Select(publication => new Watcher(world, Recount, publication, Keys))];
        Clients = [.. Enumerable.Range(0, Rehearsal.Scripts.Count + 1).Select(number => new Client(world, $"client-{number}", Intakes, Receipts))];
    }

    public Store Store { get; }

    public Broker Broker { get; }

    public CacheServer Cache { get; }

    public IReadOnlyList<IntakeNode> Intakes { get; }

    public IReadOnlyList<TabulatorNode> Tabulators { get; }

    public IReadOnlyList<PublicationNode> Publications { get; }

    public IReadOnlyList<Client> Clients { get; }

    public IReadOnlyList<Node> Nodes => [.. Intakes, .. Tabulators, .. Publications];

    public IReadOnlyList<Watcher> Watchers { get; }

    public Receipts Receipts { get; }

    public Recount Recount { get; } = new(Rehearsal.Election.Registry);

    public IReadOnlyList<(string Contest, string Area)> Keys { get; }

    /// <summary>Starts all of it, each in its own time.</summary>
    public void Start()
    {
        foreach (var node in Nodes) world.After(world.Between(0, 1), node.Start);
        Clients[0].Say(Rehearsal.Opening);
        for (var script = 0; script < Rehearsal.Scripts.Count; script++) StartClient(script);
    }

    private void StartClient(int script) =>
        world.After(world.Between(0, 10), () => Clients[script + 1].Say(Rehearsal.Scripts[script]));

    private TabulatorNode Tabulator(string name) => new(world, name, Store, Broker, Cache, Intakes);

    private PublicationNode Publication(string name) => new(world, name, Broker, Cache, Tabulators);
}
