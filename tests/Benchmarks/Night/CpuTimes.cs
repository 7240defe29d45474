using System.Globalization;
using Tabulation.ServiceKit.Installing;

namespace Tabulation.Benchmarks.Night;

/// <summary>Seconds of CPU that each part of the installation has used so far, its own child processes included, ended ones too (proc(5), stat).</summary>
internal sealed class CpuTimes
{
    private const double TicksPerSecond = 100;
    private const int Parent = 1, FirstTime = 11, Times = 4;

    private readonly IReadOnlyList<(string Name, double Seconds)> parts;

    private CpuTimes(IReadOnlyList<(string Name, double Seconds)> parts) => this.parts = parts;

    public static CpuTimes Of(Installation<SingleServers> installation)
    {
        var processes = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Select(Read).OfType<Usage>().ToList();
        var children = processes.ToLookup(process => process.Parent);
        double Tree(int id) => processes.Where(process => process.Id == id).Sum(process => process.Seconds) + children[id].Sum(child => Tree(child.Id));
        // The client has started everything but PostgreSQL: its children are not its own.
        var client = processes.Single(process => process.Id == Environment.ProcessId).Own;
        return new CpuTimes(
        [
            ("client", client), ("intake", installation.Intake.Sum(each => Tree(each.ProcessId))),
            ("tabulator", installation.Tabulator.Sum(each => Tree(each.ProcessId))),
            ("publication", installation.Publication.Sum(each => Tree(each.ProcessId))),
            ("postgres", Tree(installation.Servers.Store.ProcessId)), ("rabbitmq", Tree(installation.Servers.Bus.ProcessId)), ("redis", Tree(installation.Servers.Cache.ProcessId)),
        ]);
    }

    /// <summary>What was used since then, in microseconds for each of so many results.</summary>
    public string Since(CpuTimes before, int results) => string.Join(", ", parts.Zip(before.parts).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {(pair.First.Seconds - pair.Second.Seconds) * 1e6 / results:N1}")));

    /// <summary>Null where it has just ended.</summary>
    private static Usage? Read(int id)
    {
        try
        {
            // The name, in parentheses, may hold anything.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            double[] times = [.. fields.Skip(FirstTime).Take(Times).Select(ticks => double.Parse(ticks, CultureInfo.InvariantCulture) / TicksPerSecond)];
            return new Usage(id, int.Parse(fields[Parent], CultureInfo.InvariantCulture), times[0] + times[1], times.Sum());
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <param name="Id">Of the process.</param>
    /// <param name="Parent">Of its parent.</param>
    /// <param name="Own">Seconds of its own.</param>
    /// <param name="Seconds">With those of its children that have ended.</param>
    private sealed record Usage(int Id, int Parent, double Own, double Seconds);
}
