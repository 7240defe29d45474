using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tabulation.TestKit;

/// <summary>A certificate for this machine, signed by itself, in PEM files of a folder that is deleted in the end.</summary>
public sealed class TestCertificate : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = Begin.AddYears(100);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tabulation-");

    public TestCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(key).CreateSelfSigned(Begin, End);
        File.WriteAllText(CertificatePath, certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
    }

    public string CertificatePath => Path.Combine(folder.FullName, "certificate.pem");

    public string KeyPath => Path.Combine(folder.FullName, "key.pem");

    /// <summary>The certificate alone, to be trusted.</summary>
    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificateFromFile(CertificatePath)];

    public void Dispose() => folder.Delete(recursive: true);

    private static CertificateRequest Request(ECDsa key)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
