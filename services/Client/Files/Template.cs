using System.Text;

namespace Tabulation.Client.Files;

/// <summary>
/// A text with values to fill in: <c>{name}</c> the value, <c>{name.number}</c> the whole number it begins with, <c>{name.rest}</c> what
/// follows that, <c>{name:000}</c> with zeros put before it up to that many digits. Braces are doubled to stand for themselves.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<Piece> pieces;

    private readonly Action<string> problem;

    private Template(IReadOnlyList<Piece> pieces, Action<string> problem) => (this.pieces, this.problem) = (pieces, problem);

    /// <summary>True where it is the same text whatever the values.</summary>
    public bool IsFixed => pieces.All(piece => piece.Literal is not null);

    /// <summary>The template in a field; an empty one where it cannot be read, which is then a problem of the field's.</summary>
    public static Template In(YamlField field, TemplateScope scope) => Parse(field.Text(), scope, field.Problem);

    public static Template Parse(string text, TemplateScope scope, Action<string> problem)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var (piece, next) = text[at] == '{' && !text.AsSpan(at).StartsWith("{{") ? Value(text, at, scope, problem) : Fixed(text, at, problem);
            pieces.Add(piece);
            at = next;
        }

        return new Template(pieces, problem);
    }

    /// <summary>Fills it in; a value that lacks what is needed is a problem of the values' and leaves a gap.</summary>
    public string Fill(IValues values)
    {
        if (pieces is [{ Literal: { } fixedText }]) return fixedText;
        var filled = new StringBuilder();
        foreach (var piece in pieces)
        {
            var text = piece.Of(values);
            if (text is null) values.Problem(piece.Value, $"\"{values[piece.Value]}\" does not begin with a number.");
            filled.Append(text);
        }

        return filled.ToString();
    }

    /// <summary>Adds a problem with what it was filled in to: with the last value it uses, or with the template itself where it uses none.</summary>
    public void Problem(IValues values, string message)
    {
        if (IsFixed) problem(message);
        else values.Problem(pieces.Last(piece => piece.Literal is null).Value, message);
    }

    private static (Piece Piece, int Next) Fixed(string text, int at, Action<string> problem)
    {
        var literal = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] is not ('{' or '}')) literal.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == text[at]) literal.Append(text[at++]);
            else if (text[at] == '{') break;
            else problem("A closing brace has no opening one; write }} for a brace.");
        }

        return (new Piece(literal.ToString(), 0, Part.Whole, 0), at);
    }

    private static (Piece Piece, int Next) Value(string text, int at, TemplateScope scope, Action<string> problem)
    {
        var end = text.IndexOf('}', at);
        if (end >= 0) return (Named(text[(at + 1)..end], scope, problem), end + 1);
        problem("An opening brace has no closing one; write {{ for a brace.");
        return (new Piece("", 0, Part.Whole, 0), text.Length);
    }

    private static Piece Named(string inner, TemplateScope scope, Action<string> problem)
    {
        var (name, digits) = inner.LastIndexOf(':') is >= 0 and var colon && inner[(colon + 1)..].All(letter => letter == '0')
            ? (inner[..colon], inner.Length - colon - 1)
            : (inner, 0);
        if (scope.Find(name) is { } whole) return new Piece(null, whole, Part.Whole, digits);
        foreach (var (suffix, part) in new[] { (".number", Part.Number), (".rest", Part.Rest) })
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && scope.Find(name[..^suffix.Length]) is { } value)
                return new Piece(null, value, part, digits);
        }

        problem(scope.Names.Count == 0
            ? $"{{{name}}} cannot be used here; there is no table it could come from."
            : $"There is no {{{name}}} here; there are {string.Join(", ", scope.Names.Select(known => $"{{{known}}}"))}.");
        return new Piece("", 0, Part.Whole, 0);
    }

    private enum Part
    {
        Whole,
        Number,
        Rest,
    }

    private readonly record struct Piece(string? Literal, int Value, Part Part, int Digits)
    {
        /// <summary>Null where the value does not begin with a number and should.</summary>
        public string? Of(IValues values)
        {
            if (Literal is not null) return Literal;
            var text = values[Value];
            var number = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
            return Part switch
            {
                Part.Whole => text.PadLeft(Digits, '0'),
                Part.Number => number == 0 ? null : text[..number].PadLeft(Digits, '0'),
                Part.Rest => text[number..].Trim(),
            };
        }
    }
}
