using System.Security.Cryptography;
using Google.Protobuf;
using Tabulation.Contracts.V1;

namespace Tabulation.Client.Elections;

/// <summary>A registry in pages that each fit a ledger entry; made by <see cref="Pager"/>.</summary>
public sealed class PagedRegistry
{
    internal PagedRegistry(IReadOnlyList<RegistryPage> pages)
    {
        Pages = pages;
        Hashes = [.. pages.Select(page => ByteString.CopyFrom(SHA256.HashData(page.ToByteArray())))];
    }

    /// <summary>In order of <see cref="RegistryPage.Number"/>, from 0; at least one, which may be empty.</summary>
    public IReadOnlyList<RegistryPage> Pages { get; }

    /// <summary>SHA-256 of each page as encoded, in the same order: 32 bytes each.</summary>
    public IReadOnlyList<ByteString> Hashes { get; }

    /// <summary>A copy of <paramref name="definition"/> that commits to these pages and no others.</summary>
    public ElectionDefinition Commit(ElectionDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var committed = definition.Clone();
        committed.RegistryPageHashes.Clear();
        committed.RegistryPageHashes.AddRange(Hashes);
        return committed;
    }
}
