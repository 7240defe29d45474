using System.CommandLine;
using Tabulation.Domain.Elections;
using Tabulation.TransparencyLog;

namespace Tabulation.Cli.Certifying;

/// <summary>Whose ledger it must be, before anything that it holds is certified.</summary>
internal static class OperatorOptions
{
    public static Option<FileInfo?> Key { get; } = new("--operator-key")
    {
        Description = "Public key in PEM that must be the operator's [default: the root authority's in --keys]", HelpName = "FILE",
    };

    /// <summary>The key that must have signed the definition: the one that is trusted, and that the definition itself names.</summary>
    /// <exception cref="InputException">There is none, or the ledger is another operator's.</exception>
    public static VerificationKey Require(Invocation invocation, ElectionDefinition definition)
    {
        var root = definition.Root;
        var file = invocation.Get(Key)?.FullName ?? KeyOptions.FilesOf(invocation).PublicPathOf(root.Code);
        if (!File.Exists(file)) throw new UsageException($"--operator-key: whose ledger it must be is not known; there is no file {file}.");
        if (!VerificationKey.TryFromPem(File.ReadAllText(file), out var trusted))
            throw new InputException($"--operator-key: {file} is not a P-256 public key in PEM.");
        return trusted.Bytes.Span.SequenceEqual(root.PublicKey.Span)
            ? trusted
            : throw new InputException(
                $"--operator-key: the ledger's definition names another key for {root.Code} than {file}: it is not this operator's "
                + "ledger.");
    }
}
