using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tabulation.Cli;

/// <summary>Options that every command takes.</summary>
internal static class CommonOptions
{
    private const string DefaultServer = "http://127.0.0.1:5001";

    public static Option<Uri> Server { get; } = new("--server")
    {
        Description = $"The server's gRPC address, http or https [default: {DefaultServer}]",
        HelpName = "URL",
        Recursive = true,
        CustomParser = ParseAddress,
    };

    /// <summary>Only for commands that read totals: the services of an installation have addresses of their own.</summary>
    public static Option<Uri> Publication { get; } = new("--publication")
    {
        Description = "The gRPC address that totals are published at, http or https [default: as --server]",
        HelpName = "URL",
        CustomParser = ParseAddress,
    };

    public static Option<FileInfo?> Ca { get; } = new("--ca")
    {
        Description = "PEM file with the only certificates to trust for https, instead of those of this machine",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Json { get; } =
        new("--json") { Description = "Print JSON on standard output, and nothing else there", Recursive = true };

    /// <summary>The address asked for, or the default.</summary>
    public static Uri ServerOf(ParseResult parsed) => parsed.GetValue(Server) ?? new Uri(DefaultServer);

    /// <summary>The address to read totals at, or the server's.</summary>
    public static Uri PublicationOf(ParseResult parsed) => parsed.GetValue(Publication) ?? ServerOf(parsed);

    /// <summary>An http or https address; anything else is refused by the option's name.</summary>
    public static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "http" || url.Scheme == "https")) return url;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name}: \"{text}\" is not an address such as {DefaultServer}.");
        return null;
    }
}
