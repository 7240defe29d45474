using System.Reflection;

namespace Tabulation.Ledger;

/// <summary>The stores' migrations, embedded by their store and number.</summary>
internal static class Migrations
{
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
