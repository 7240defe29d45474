namespace Tabulation.Domain.Elections;

/// <summary>One thing wrong with a definition or its registry.</summary>
/// <param name="Field">Path of the field, for example "contests[3].form".</param>
/// <param name="Message">What is wrong and what it must be, in English.</param>
public readonly record struct DefinitionProblem(string Field, string Message);
