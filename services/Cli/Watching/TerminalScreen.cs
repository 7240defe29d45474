using System.Text;

namespace Tabulation.Cli.Watching;

/// <summary>
/// The whole terminal, on its alternate screen, until disposed of: then it is as it was before. Control sequences are those of ECMA-48
/// and xterm.
/// </summary>
internal sealed class TerminalScreen : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l", Leave = "\e[?25h\e[?1049l";
    private const string Home = "\e[H", Bold = "\e[1m", Plain = "\e[0m", ClearLine = "\e[K", ClearBelow = "\e[J";

    private readonly TextWriter terminal;

    public TerminalScreen(TextWriter terminal)
    {
        this.terminal = terminal;
        terminal.Write(Enter);
    }

    /// <summary>Shows these lines, in one write, so that nothing flickers.</summary>
    public void Draw(IReadOnlyList<ScreenLine> lines)
    {
        var frame = new StringBuilder(Home);
        foreach (var (number, line) in lines.Index())
            frame.Append(number == 0 ? "" : "\r\n").Append(line.IsStrong ? $"{Bold}{line.Text}{Plain}" : line.Text).Append(ClearLine);
        terminal.Write(frame.Append(ClearBelow));
        terminal.Flush();
    }

    public void Dispose()
    {
        terminal.Write(Leave);
        terminal.Flush();
    }
}
