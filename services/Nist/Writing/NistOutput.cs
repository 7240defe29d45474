using System.Text.RegularExpressions;
using System.Xml;
using Tabulation.Domain.Elections;

namespace Tabulation.Nist.Writing;

/// <summary>
/// What a report is written to: JSON and XML of NIST SP 1500-100 v2 have the same classes with the same properties, so one description gives both. Properties of an
/// object come in the order of the XML schema.
/// </summary>
internal abstract partial class NistOutput : IDisposable
{
    /// <summary>Begins an object that is a property's value.</summary>
    public abstract void Open(string name, string type);

    /// <summary>Begins an object that is one of a property's values, between <see cref="OpenMany"/> and <see cref="CloseMany"/>.</summary>
    public abstract void OpenOne(string name, string type, string? id = null);

    public abstract void Close();

    public abstract void OpenMany(string name);

    public abstract void CloseMany();

    public abstract void Number(string name, long value);

    public abstract void Flag(string name, bool value);

    /// <summary>Ids of other objects, at least one.</summary>
    public abstract void References(string name, IEnumerable<string> ids);

    public abstract void Dispose();

    public void Text(string name, string value) => WriteText(name, Clean(value));

    /// <summary>A text in several languages (InternationalizedText); at least one.</summary>
    public void Words(string name, IReadOnlyList<LocalizedText> words)
    {
        Open(name, "InternationalizedText");
        OpenMany("Text");
        foreach (var word in words) WriteWord(Language().IsMatch(word.Language) ? word.Language : "und", Clean(word.Text));
        CloseMany();
        Close();
    }

    protected abstract void WriteText(string name, string value);

    protected abstract void WriteWord(string language, string content);

    /// <summary>XML has no way to write some control characters, and both are to say the same.</summary>
    private static string Clean(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
        }
    }

    /// <summary>The schema's xsd:language.</summary>
    [GeneratedRegex(@"\A[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\z")]
    private static partial Regex Language();
}
