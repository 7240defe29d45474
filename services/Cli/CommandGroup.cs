using System.CommandLine;

namespace Tabulation.Cli;

/// <summary>Commands that the help lists together.</summary>
/// <param name="Title">What they are for.</param>
/// <param name="Commands">In the order listed.</param>
internal sealed record CommandGroup(string Title, params IReadOnlyList<Command> Commands);
