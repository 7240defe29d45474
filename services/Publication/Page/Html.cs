using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Tabulation.Publication.Page;

/// <summary>HTML being written; every text is escaped.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder Escape = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();

    public static string Encode(string content) => Escape.Encode(content);

    /// <param name="name">The element's.</param>
    /// <param name="content">Its text.</param>
    /// <param name="attributes">As they stand in the tag; not escaped.</param>
    public Html Add(string name, string content, string attributes = "")
    {
        text.Append('<').Append(name).Append(attributes.Length > 0 ? " " : "").Append(attributes).Append('>').Append(Encode(content)).Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>An element with others in it.</summary>
    public Html Around(string name, Action<Html> inside, string attributes = "")
    {
        text.Append('<').Append(name).Append(attributes.Length > 0 ? " " : "").Append(attributes).Append(">\n");
        inside(this);
        text.Append("</").Append(name).Append(">\n");
        return this;
    }

    /// <summary>A row whose first cell names it; the others are figures.</summary>
    public Html Row(string head, params ReadOnlySpan<string> figures)
    {
        text.Append("<tr><th scope=\"row\">").Append(Encode(head)).Append("</th>");
        foreach (var figure in figures) text.Append("<td class=\"numeric\">").Append(Encode(figure)).Append("</td>");
        text.Append("</tr>\n");
        return this;
    }

    /// <summary>A table with its caption and the heads of its columns.</summary>
    public Html Table(string caption, IReadOnlyList<string> columns, Action<Html> rows) => Around("table", table =>
    {
        table.Add("caption", caption);
        table.Around("thead", head => head.Around("tr", row =>
        {
            foreach (var (at, column) in columns.Index()) row.Add("th", column, at == 0 ? "scope=\"col\"" : "scope=\"col\" class=\"numeric\"");
        }));
        table.Around("tbody", rows);
    });

    public override string ToString() => text.ToString();
}
