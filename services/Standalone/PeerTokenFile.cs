using System.Security.Cryptography;
using Tabulation.Contracts.Keys;
using Tabulation.ServiceDefaults.Peers;
using Tabulation.ServiceDefaults.Settings;

namespace Tabulation.Standalone;

/// <summary>The peers' token where all services are one process: read from its file, or made there once. The operator's commands have it from there.</summary>
internal static class PeerTokenFile
{
    private const int SecretBytes = 32;

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="SettingException">It cannot be read, or is too short.</exception>
    public static PeerToken LoadOrCreate(string path)
    {
        PrivateFile.TryCreate(path, $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}\n");
        return new PeerSettings { TokenFile = path }.ReadToken();
    }
}
