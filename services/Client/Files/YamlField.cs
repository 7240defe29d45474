using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Tabulation.Client.Files;

/// <summary>
/// A value in a YAML file and where it stands. Reading it as what it is not adds a problem and gives a stand-in, so that one pass finds
/// all problems.
/// </summary>
internal sealed class YamlField(string file, string path, YamlNode? node, YamlField? parent, InputProblems problems)
{
    /// <summary>True where the value is given.</summary>
    public bool Exists => node is not null and not YamlScalarNode { Value: null or "" };

    public bool IsText => node is YamlScalarNode;

    public bool IsMapping => node is YamlMappingNode;

    public string Path => path;

    /// <summary>The value under a key; one that does not exist where there is none.</summary>
    public YamlField this[string key]
    {
        get
        {
            var value = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
            return new YamlField(file, path.Length == 0 ? key : $"{path}.{key}", value, this, problems);
        }
    }

    /// <summary>Where it stands or, where it is not given, what it should stand in.</summary>
    public InputPlace Place
    {
        get
        {
            var at = this;
            while (at.NodeOrNull is null && at.Parent is { } above) at = above;
            return at.NodeOrNull is { } placed ? new InputPlace(file, (int)placed.Start.Line, (int)placed.Start.Column) : new InputPlace(file, 0, 0);
        }
    }

    public void Problem(string message) => problems.Add(Place.Problem(path, message));

    /// <summary>A problem for every key that is not among these: a misspelt key must not pass in silence.</summary>
    public YamlField Allow(params string[] keys)
    {
        if (node is YamlMappingNode mapping)
        {
            foreach (var key in mapping.Children.Keys.Where(key => !keys.Contains((key as YamlScalarNode)?.Value ?? "")))
                UnknownKey(key, keys);
        }
        else if (node is not null)
        {
            Problem($"This must be keys and values: {string.Join(", ", keys)}.");
        }

        return this;
    }

    /// <summary>The value at a path such as <c>forms[0].lines[1].code</c> from here, or the last one on the way to it that exists.</summary>
    public YamlField Nearest(string path)
    {
        var at = this;
        foreach (var step in path.Split('.', '['))
        {
            var next = step.EndsWith(']') ? at.ItemOrNull(int.Parse(step[..^1], CultureInfo.InvariantCulture)) : at.IsMapping ? at[step] : null;
            if (next is not { Exists: true }) return at;
            at = next;
        }

        return at;
    }

    /// <summary>A text that must be given.</summary>
    public string Text()
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } text }) return text;
        Problem(node is null or YamlScalarNode ? "This is needed." : "This must be a text.");
        return "";
    }

    /// <summary>A text, or what stands for it where it is not given.</summary>
    public string Text(string otherwise) => Exists ? Text() : otherwise;

    public bool Flag(bool otherwise = false) => Text(otherwise ? "true" : "false") switch
    {
        "true" => true,
        "false" => false,
        _ => Wrong("This must be true or false.", otherwise),
    };

    public int Whole(int least, int most) =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : Wrong($"This must be a whole number from {least:N0} to {most:N0}.", least);

    /// <summary>A moment with its offset from UTC, in milliseconds since 1970.</summary>
    public ulong Moment() => (ulong)LocalMoment().ToUnixTimeMilliseconds();

    /// <summary>A moment with its offset from UTC, not before 1970.</summary>
    public DateTimeOffset LocalMoment()
    {
        const string Format = "yyyy-MM-dd'T'HH:mm:sszzz";
        var text = Text();
        return DateTimeOffset.TryParseExact(text.Replace("Z", "+00:00"), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
                && moment >= DateTimeOffset.UnixEpoch
            ? moment
            : Wrong("This must be a moment with its offset from UTC, like 2023-03-19T20:00:00+06:00.", DateTimeOffset.UnixEpoch);
    }

    /// <summary>One of an enum's members, written in lower case with underscores.</summary>
    public T OneOf<T>(IReadOnlyDictionary<string, T> words, T otherwise)
        where T : struct
    {
        if (words.TryGetValue(Text(), out var value)) return value;
        return Exists ? Wrong($"This must be one of {string.Join(", ", words.Keys)}.", otherwise) : otherwise;
    }

    /// <summary>The values of a list, or none where it is not given.</summary>
    public IReadOnlyList<YamlField> Items()
    {
        if (node is YamlSequenceNode sequence)
            return [.. sequence.Children.Select((item, number) => new YamlField(file, $"{path}[{number}]", item, this, problems))];
        if (Exists) Problem("This must be a list.");
        return [];
    }

    /// <summary>The keys and values of a mapping in their order, or none where it is not given.</summary>
    public IReadOnlyList<(string Key, YamlField Value)> Entries()
    {
        if (node is YamlMappingNode mapping)
            return [.. mapping.Children.Keys.Select(key => (key as YamlScalarNode)?.Value ?? "").Select(key => (key, this[key]))];
        if (Exists) Problem("This must be keys and values.");
        return [];
    }

    private YamlField? ItemOrNull(int number) => node is YamlSequenceNode ? Items().ElementAtOrDefault(number)
        : node is YamlMappingNode ? Entries().ElementAtOrDefault(number).Value : null;

    // The key's own place: its value may stand on another line.
    private void UnknownKey(YamlNode key, string[] keys)
    {
        var name = (key as YamlScalarNode)?.Value ?? "";
        problems.Add(new InputProblem(file, (int)key.Start.Line, (int)key.Start.Column, path.Length == 0 ? name : $"{path}.{name}",
            $"There is no such key here; there are {string.Join(", ", keys)}."));
    }

    private YamlNode? NodeOrNull => node;

    private YamlField? Parent => parent;

    private T Wrong<T>(string message, T otherwise)
    {
        // A value that is missing has been reported as such.
        if (Exists) Problem(message);
        return otherwise;
    }
}
