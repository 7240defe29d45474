using Tabulation.Nist.Writing;

namespace Tabulation.Nist;

/// <summary>
/// An election report after NIST SP 1500-100 v2, Election Results Common Data Format. A pure function of its source and scope: nothing in it depends on when it was
/// written. README.md says what stands where, and which of it NIST leaves to whoever writes the report.
/// </summary>
public static class NistReport
{
    /// <summary>What it names as the program that wrote it.</summary>
    public const string Application = "tabulation";

    /// <summary>As JSON, in UTF-8.</summary>
    public static byte[] Json(NistSource source, NistScope scope) => Write(source, scope, body => new JsonOutput(body));

    /// <summary>As XML, in UTF-8.</summary>
    public static byte[] Xml(NistSource source, NistScope scope) => Write(source, scope, body => new XmlOutput(body));

    private static byte[] Write(NistSource source, NistScope scope, Func<Stream, NistOutput> open)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scope);
        var body = new MemoryStream();
        using (var output = open(body)) new ReportWriter(source, scope, output).Write();
        return body.ToArray();
    }
}
