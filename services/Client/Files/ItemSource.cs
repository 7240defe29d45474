namespace Tabulation.Client.Files;

/// <summary>
/// Where items are described: each by one row of a CSV file where the description has a key <c>file</c>, else one item by the description
/// itself.
/// </summary>
internal sealed class ItemSource : IDisposable
{
    private readonly YamlField field;
    private readonly CsvTable? table;

    private ItemSource(YamlField field, CsvTable? table)
    {
        this.field = field;
        this.table = table;
        Scope = table is null ? TemplateScope.Empty : new TemplateScope(table.Header);
    }

    /// <summary>The columns of the file; empty where there is none.</summary>
    public TemplateScope Scope { get; }

    /// <summary>True where the file cannot be read, which is then among the problems.</summary>
    public bool IsUnusable { get; private init; }

    public static ItemSource Open(YamlField field, InputFolder folder)
    {
        if (!field["file"].Exists) return new ItemSource(field, null);
        var table = folder.OpenTable(field["file"].Text());
        return new ItemSource(field, table) { IsUnusable = table is null };
    }

    /// <summary>One for each item. The values are good until the next one. Once.</summary>
    public IEnumerable<IValues> Items()
    {
        if (IsUnusable) yield break;
        if (table is null) yield return new FieldValues(field);
        else foreach (var row in table.Rows()) yield return new RowValues(row, table.Header.Count, []);
    }

    public void Dispose() => table?.Dispose();
}
