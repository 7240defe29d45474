using System.CommandLine;
using Tabulation.Contracts.V1;

namespace Tabulation.Cli;

/// <summary>Which totals a command is about.</summary>
internal sealed class FilterOptions
{
    private const int MaxDepth = 16;

    private readonly Option<string[]> contests = new("--contest")
    {
        Description = "Code of a contest; may be repeated [default: all]", HelpName = "CODE", AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> area =
        new("--area") { Description = "Code of an area [default: the whole election]", HelpName = "CODE" };

    private readonly Option<int> depth =
        new("--depth") { Description = $"Levels below the area to include, 0 to {MaxDepth} [default: 0]", HelpName = "N" };

    public FilterOptions() => depth.RequireRange(0, MaxDepth);

    public void AddTo(Command command)
    {
        command.Add(contests);
        command.Add(area);
        command.Add(depth);
    }

    public TotalsFilter Of(Invocation invocation) => new()
    {
        Contests = { invocation.Get(contests) ?? [] },
        Area = invocation.Get(area) ?? "",
        Depth = (uint)invocation.Get(depth),
    };
}
