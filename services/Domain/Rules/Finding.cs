namespace Tabulation.Domain.Rules;

/// <summary>One rule that a statement broke.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Disposition">What that leads to here.</param>
/// <param name="Index">Number of the line or equation concerned, votes being numbered on after the form's lines; 0 where there is
/// none.</param>
/// <param name="Found">The figure found, where there is one.</param>
/// <param name="Limit">What it was compared with, where there is something.</param>
public readonly record struct Finding(Rule Rule, Disposition Disposition, int Index, long Found, long Limit);
