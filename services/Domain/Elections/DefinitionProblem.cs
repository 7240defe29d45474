namespace Tabulation.Domain.Elections;

/// <summary>One thing wrong with a definition or its registry.</summary>
/// <param name="Field">
/// Path of the field, for example "contests[3].form"; numbers count through all pages, as references do, and authority 0 is the root.
/// </param>
/// <param name="Message">What is wrong and what it must be, in English, to be read after the field's name.</param>
public readonly record struct DefinitionProblem(string Field, string Message);
