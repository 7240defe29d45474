using Sheet = Tabulation.Domain.Elections.Sheet;

namespace Tabulation.Cli.Keying;

/// <summary>
/// Keys one form twice, the second time without sight of the first. Where they differ the lines are named, and a third keying of these
/// decides, which must agree with one of the two. No keying is ever shown.
/// </summary>
/// <param name="sheet">The form's lines and the contest's selections.</param>
/// <param name="input">Where a figure a line is typed.</param>
/// <param name="output">Where is asked.</param>
/// <param name="hide">Takes what was typed out of sight.</param>
internal sealed class DoubleEntry(Sheet sheet, TextReader input, TextWriter output, Action hide)
{
    private readonly Keyer keyer = new(sheet, input, output);

    /// <returns>The form's lines, then the votes.</returns>
    /// <exception cref="InputException">The input ended before, or the third keying agrees with neither.</exception>
    public async Task<long[]> RunAsync(CancellationToken cancellation)
    {
        int[] all = [.. Enumerable.Range(0, sheet.Width)];
        var first = await KeyAsync("First keying", all, cancellation);
        var second = await KeyAsync("Second keying, from the form again and best by somebody else", all, cancellation);
        int[] differing = [.. all.Where(figure => first[figure] != second[figure])];
        if (differing.Length == 0) return first;
        await output.WriteLineAsync($"The two keyings differ in {string.Join(", ", differing.Select(keyer.NameOf))}.");
        var third = await KeyAsync("Third keying, of these only", differing, cancellation);
        foreach (var (number, figure) in differing.Index()) first[figure] = Decide(figure, third[number], first[figure], second[figure]);
        return first;
    }

    private async Task<long[]> KeyAsync(string which, IReadOnlyList<int> figures, CancellationToken cancellation)
    {
        await output.WriteLineAsync($"{which}:");
        var keyed = await keyer.KeyAsync(figures, cancellation);
        hide();
        return keyed;
    }

    private long Decide(int figure, long third, long first, long second) => third == first || third == second
        ? third
        : throw new InputException(
            $"{keyer.NameOf(figure)}: the third keying agrees with neither of the two. Nothing was handed in; key the form anew.");
}
