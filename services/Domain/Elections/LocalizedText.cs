namespace Tabulation.Domain.Elections;

/// <summary>A name or note in one language.</summary>
/// <param name="Language">BCP 47 tag, for example "kk".</param>
/// <param name="Text">1 to 300 characters.</param>
public readonly record struct LocalizedText(string Language, string Text);
