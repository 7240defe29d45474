using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Tabulation.Architecture.Tests;

/// <summary>The style, as far as a program can tell.</summary>
public partial class TidinessTests(ITestOutputHelper output)
{
    private const int MostLinesOfFile = 300;
    private const int MostLinesOfMethod = 60;

    [Fact]
    public void Files_are_short()
    {
        var lengths = Sources.Files("*.cs").Select(path => (Length: File.ReadLines(path).Count(), Path: Sources.Shortened(path))).ToList();
        Report("lines of a file", lengths);
        Assert.DoesNotContain(lengths, file => file.Length > MostLinesOfFile);
    }

    [Fact]
    public void Methods_are_short()
    {
        var lengths = Sources.Files("*.cs").SelectMany(MethodsOf).ToList();
        Report("lines of a method with a body in braces", lengths);
        Assert.DoesNotContain(lengths, method => method.Length > MostLinesOfMethod);
    }

    [Fact]
    public void No_test_is_switched_off()
    {
        var found = from path in Sources.Files("*.cs")
                    from line in File.ReadLines(path)
                    where SkipArgument().IsMatch(line)
                    select $"{Sources.Shortened(path)}: {line.Trim()}";
        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_is_left_to_be_done_later()
    {
        var files = new[] { "*.cs", "*.proto", "*.sh", "*.md", "*.csproj", "*.props", "*.yml", "*.ts", "*.tsx", "*.js" }.SelectMany(Sources.Files);
        var found = from path in files
                    from line in File.ReadLines(path)
                    where Later().IsMatch(line)
                    select $"{Sources.Shortened(path)}: {line.Trim()}";
        Assert.Empty(found);
    }

    [Fact]
    public void Every_public_type_of_the_domain_says_what_it_is()
    {
        var found = from path in Sources.Files("*.cs")
                    where Sources.Shortened(path).StartsWith("services/Domain/", StringComparison.Ordinal)
                    let lines = File.ReadAllLines(path)
                    from type in Enumerable.Range(0, lines.Length)
                    where PublicType().IsMatch(lines[type]) && !IsDocumented(lines, type)
                    select $"{Sources.Shortened(path)}: {lines[type].Trim()}";
        Assert.Empty(found);
    }

    [GeneratedRegex(@"\[\w*(Fact|Theory|InlineData|MemberData)\w*\(.*\bSkip\w*\s*=")]
    private static partial Regex SkipArgument();

    /// <summary>Put together from parts, or this file would find itself.</summary>
    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"^\s*public (\w+ )*(class|record|struct|enum|interface|delegate) ")]
    private static partial Regex PublicType();

    private static bool IsDocumented(string[] lines, int type)
    {
        var above = type - 1;
        while (above >= 0 && lines[above].TrimStart().StartsWith('[')) above--;
        return above >= 0 && lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal);
    }

    /// <summary>Told by indentation: a member's body opens and closes with a brace alone on a line, four columns in.</summary>
    private static IEnumerable<(int Length, string Path)> MethodsOf(string path)
    {
        var lines = File.ReadAllLines(path);
        var start = 0;
        for (var number = 1; number < lines.Length; number++)
        {
            if (lines[number] == "    {" && lines[number - 1].TrimEnd().EndsWith(')')) start = number;
            if (lines[number] is not ("    }" or "    });") || start == 0) continue;
            yield return (number - start - 1, $"{Sources.Shortened(path)}: {lines[start - 1].Trim()}");
            start = 0;
        }
    }

    private void Report(string what, List<(int Length, string Path)> found)
    {
        var lengths = found.Select(one => one.Length).Order().ToList();
        output.WriteLine($"{what}: {lengths.Count:N0}, median {lengths[lengths.Count / 2]}, 95th percentile {lengths[lengths.Count * 95 / 100]}");
        foreach (var (length, path) in found.OrderByDescending(one => one.Length).Take(20)) output.WriteLine($"{length,5} {path}");
    }
}
