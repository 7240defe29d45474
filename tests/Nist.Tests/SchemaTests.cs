using System.Text;
using System.Xml;
using System.Xml.Schema;
using NJsonSchema;
using Tabulation.Nist.Tests.Kit;
using Tabulation.TestKit;

namespace Tabulation.Nist.Tests;

/// <summary>Every report against the schemas that NIST publishes.</summary>
public class SchemaTests
{
    private const string Json = "data/nist-1500-100/NIST_V2_election_results_reporting.json", Xml = "data/nist-1500-100/NIST_V2_election_results_reporting.xsd";

    [SharedDataFact(Json)]
    public async Task Every_report_is_valid_as_JSON()
    {
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf(Json));
        foreach (var (name, source, scope) in Reports.All())
            Assert.Empty(schema.Validate(Encoding.UTF8.GetString(NistReport.Json(source, scope))).Take(5).Select(error => $"{name}: {error}"));
    }

    [SharedDataFact(Xml)]
    public void Every_report_is_valid_as_XML()
    {
        var schemas = Schemas();
        foreach (var (name, source, scope) in Reports.All())
            Assert.Empty(Faults(schemas, NistReport.Xml(source, scope)).Take(5).Select(fault => $"{name}: {fault}"));
    }

    /// <summary>What the two tests above rest on: that both validators see what is wrong.</summary>
    [SharedDataFact(Json, Xml)]
    public async Task A_word_that_is_none_of_NISTs_is_found()
    {
        var (source, scope) = (NistSource.Of(Nights.AraliaLate), NistScope.All(Nights.AraliaLate.Election!));
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf(Json));
        Assert.NotEmpty(schema.Validate(Encoding.UTF8.GetString(NistReport.Json(source, scope)).Replace("\"certified\"", "\"settled\"", StringComparison.Ordinal)));
        var xml = Encoding.UTF8.GetString(NistReport.Xml(source, scope)).Replace(">certified<", ">settled<", StringComparison.Ordinal);
        Assert.NotEmpty(Faults(Schemas(), Encoding.UTF8.GetBytes(xml)));
    }

    private static XmlSchemaSet Schemas()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, SharedData.PathOf(Xml));
        schemas.Compile();
        return schemas;
    }

    private static List<string> Faults(XmlSchemaSet schemas, byte[] report)
    {
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = schemas };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new MemoryStream(report), settings);
        while (reader.Read())
        {
            // Reading validates.
        }

        return faults;
    }
}
