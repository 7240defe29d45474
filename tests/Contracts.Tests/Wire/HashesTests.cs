using Tabulation.Domain.Ids;
using Tabulation.TransparencyLog;

namespace Tabulation.Contracts.Tests;

public class HashesTests
{
    [Fact]
    public void Both_kinds_of_hash_are_the_same_bytes()
    {
        var digest = Digest.Of("data"u8);
        var hash = Hash256.Of("data"u8);
        Assert.Equal(digest, hash.ToDigest());
        Assert.Equal(hash, digest.ToHash256());
        Assert.Equal(StatementId.OfPayload("data"u8), Hashes.StatementIdOf("data"u8));
    }
}
