namespace Tabulation.Client.Files;

/// <summary>Names that a <see cref="Template"/> may use, each with the number under which its value will be found.</summary>
internal sealed class TemplateScope
{
    private readonly string[] names;

    public TemplateScope(params IEnumerable<string> names) => this.names = [.. names];

    /// <summary>No names: only fixed text.</summary>
    public static TemplateScope Empty { get; } = new();

    public IReadOnlyList<string> Names => names;

    /// <summary>The same names, then these, which take precedence and are numbered on from there.</summary>
    public TemplateScope With(params IEnumerable<string> more) => new(names.Concat(more));

    public int? Find(string name) => Array.LastIndexOf(names, name) is >= 0 and var number ? number : null;
}
