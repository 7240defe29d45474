using System.CommandLine;
using Tabulation.Client.Keys;
using Tabulation.Client.Signing;
using Tabulation.Domain.Elections;

namespace Tabulation.Cli;

/// <summary>Where keys lie, and who signs.</summary>
internal static class KeyOptions
{
    public static Option<DirectoryInfo> Directory { get; } = new("--keys")
    {
        Description = "Directory of the private keys, AUTHORITY.pem each", HelpName = "DIR", DefaultValueFactory = _ =>
            new DirectoryInfo("keys"),
    };

    public static Option<string> Authority { get; } = new("--authority")
    {
        Description = "Code of the authority that signs", HelpName = "CODE", Required = true,
    };

    /// <summary>For what the root authority says, unless another one is named.</summary>
    public static Option<string?> AuthorityOrRoot { get; } = new("--authority")
    {
        Description = "Code of the authority that signs [default: the root authority]", HelpName = "CODE",
    };

    /// <exception cref="InputException">There is no usable key of this authority.</exception>
    public static StatementSigner SignerOrRoot(Invocation invocation, Election election) =>
        FilesOf(invocation).SignerOf(invocation.Get(AuthorityOrRoot) ?? election.Definition.Root.Code);

    /// <summary>Who signs, as --authority names it.</summary>
    /// <exception cref="InputException">There is no usable key of this authority.</exception>
    public static StatementSigner SignerOf(Invocation invocation) => FilesOf(invocation).SignerOf(invocation.Get(Authority)!);

    public static KeyFiles FilesOf(Invocation invocation) => KeyFiles.In(invocation.Get(Directory)!.FullName);

    /// <exception cref="InputException">There is no usable key of this authority.</exception>
    public static StatementSigner SignerOf(this KeyFiles files, string authority) => files.TryRead(authority, out var key) switch
    {
        KeyFileState.Read => new StatementSigner(authority, key!, files.ReadOrCreateNonceSecret()),
        KeyFileState.Missing => throw new InputException($"There is no key {files.PathOf(authority)}. --keys names another directory."),
        KeyFileState.NotAKey => throw new InputException($"{files.PathOf(authority)} is not an unencrypted P-256 private key in PEM."),
    };
}
