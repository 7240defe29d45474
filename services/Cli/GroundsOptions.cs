using System.CommandLine;

namespace Tabulation.Cli;

/// <summary>Why something is decided, and on what law: published with the decision.</summary>
internal static class GroundsOptions
{
    private const int LongestReason = 500, LongestLegalBasis = 300;

    public static Option<string> Reason { get; } = Required("--reason", "Why, 1 to 500 characters; published", LongestReason);

    public static Option<string> LegalBasis { get; } =
        Required("--legal-basis", "The law's clause or the ruling, 1 to 300 characters; published", LongestLegalBasis);

    /// <summary>Where a reason is needed only for what replaces something.</summary>
    public static Option<string?> ReasonToReplace { get; } = new("--reason")
    {
        Description = "Why an earlier one is replaced, up to 500 characters; published", HelpName = "TEXT",
    };

    public static Option<bool> Replace { get; } =
        new("--replace") { Description = "Where there is an earlier one, replace it; needs --reason" };

    /// <exception cref="UsageException">What is to be replaced has no reason.</exception>
    public static string ReasonOf(Invocation invocation)
    {
        var reason = invocation.Get(ReasonToReplace) ?? "";
        if (reason.Length > LongestReason)
            throw new UsageException($"--reason: it has {reason.Length:N0} characters; it may have {LongestReason}.");
        return reason.Length == 0 && invocation.Get(Replace)
            ? throw new UsageException("--replace: what is replaced needs a --reason.")
            : reason;
    }

    private static Option<string> Required(string name, string description, int longest)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "TEXT", Required = true };
        option.Validators.Add(given =>
        {
            if (given.Tokens is not [var token]) return;
            if (string.IsNullOrWhiteSpace(token.Value) || token.Value.Length > longest)
                given.AddError($"{name}: it has {token.Value.Length:N0} characters; it must have 1 to {longest}.");
        });
        return option;
    }
}
