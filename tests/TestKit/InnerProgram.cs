using System.Text;

namespace Tabulation.TestKit;

/// <summary>
/// A program's command line, run within the test's process: one of its own takes longer to start and to be compiled than most tests take. What it
/// writes to the console and reads from there is its own. What is killed, or gets a signal, is a <see cref="ChildProcess"/>.
/// </summary>
public sealed class InnerProgram : IAsyncDisposable
{
    /// <summary>The program on whose behalf code runs.</summary>
    private static readonly AsyncLocal<InnerProgram?> Current = new();

    private readonly CancellationTokenSource stop = new();
    private readonly StringReader input;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Task<int> ended;

    static InnerProgram()
    {
        Console.SetOut(new SharedWriter(Console.Out, program => program.output));
        Console.SetError(new SharedWriter(Console.Error, program => program.errors));
        Console.SetIn(new SharedReader());
    }

    private InnerProgram(Func<CancellationToken, Task<int>> main, string input)
    {
        this.input = new StringReader(input);
        ended = Task.Run(() =>
        {
            Current.Value = this;
            return main(stop.Token);
        });
    }

    /// <summary>All of its standard output so far.</summary>
    public string Output => TextOf(output);

    public string Errors => TextOf(errors);

    /// <param name="main">Gives its exit code, and ends early when it is cancelled.</param>
    /// <param name="input">All of its standard input.</param>
    public static InnerProgram Start(Func<CancellationToken, Task<int>> main, string input = "") => new(main, input);

    /// <summary>The first line that contains the text, once it is written.</summary>
    public async Task<string> LineWith(string text)
    {
        await Wait.Until(() => ended.IsCompleted || Find(text) is not null, text);
        return Find(text) ?? throw new InvalidOperationException($"The program ended without saying '{text}'. {Errors}");
    }

    /// <summary>Waits for the end.</summary>
    public Task<int> ExitCode() => ended.WaitAsync(Wait.Limit);

    /// <summary>Stops it, and waits for the end.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ended;
        stop.Dispose();
        input.Dispose();
    }

    /// <summary>Only what is whole: a line is written in parts.</summary>
    private string? Find(string text)
    {
        var written = Output;
        return written[..(written.LastIndexOf('\n') + 1)].Split('\n').FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
    }

    private static string TextOf(StringBuilder written)
    {
        lock (written)
            return written.ToString();
    }

    /// <summary>Writes to where the program on whose behalf it is called is heard; without one, to the console.</summary>
    private sealed class SharedWriter(TextWriter console, Func<InnerProgram, StringBuilder> heard) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        public override void Write(char value) => Write([value]);

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer)
        {
            if (Current.Value is not { } program)
            {
                console.Write(buffer);
                return;
            }

            var written = heard(program);
            lock (written)
                written.Append(buffer);
        }

        public override void Flush() => console.Flush();
    }

    private sealed class SharedReader : TextReader
    {
        private static TextReader Input => Current.Value?.input ?? Null;

        public override int Peek() => Input.Peek();

        public override int Read() => Input.Read();
    }
}
