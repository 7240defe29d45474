using System.Text;
using System.Xml;

namespace Tabulation.Nist.Writing;

/// <summary>The XML form: an object names its class where the schema leaves it open.</summary>
internal sealed class XmlOutput : NistOutput
{
    private const string Namespace = "http://itl.nist.gov/ns/voting/1500-100/v2", Instance = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlWriter writer;

    public XmlOutput(Stream body)
    {
        writer = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
        writer.WriteStartDocument();
        writer.WriteStartElement("ElectionReport", Namespace);
        writer.WriteAttributeString("xmlns", "xsi", null, Instance);
    }

    public override void Open(string name, string type) => Begin(name);

    public override void OpenOne(string name, string type, string? id = null)
    {
        Begin(name);
        if (name is "Contest" or "ContestSelection" or "GpUnit") writer.WriteAttributeString("type", Instance, type);
        if (id is not null) writer.WriteAttributeString("ObjectId", id);
    }

    public override void Close() => writer.WriteEndElement();

    public override void OpenMany(string name)
    {
        // Its values stand one after the other, each under the property's name.
    }

    public override void CloseMany()
    {
        // See OpenMany.
    }

    public override void Number(string name, long value) => WriteText(name, XmlConvert.ToString(value));

    public override void Flag(string name, bool value) => WriteText(name, XmlConvert.ToString(value));

    public override void References(string name, IEnumerable<string> ids) => WriteText(name, string.Join(' ', ids));

    public override void Dispose()
    {
        writer.WriteEndElement();
        writer.Dispose();
    }

    protected override void WriteText(string name, string value)
    {
        Begin(name);
        writer.WriteString(value);
        writer.WriteEndElement();
    }

    protected override void WriteWord(string language, string content)
    {
        Begin("Text");
        writer.WriteAttributeString("Language", language);
        writer.WriteString(content);
        writer.WriteEndElement();
    }

    private void Begin(string name) => writer.WriteStartElement(name, Namespace);
}
