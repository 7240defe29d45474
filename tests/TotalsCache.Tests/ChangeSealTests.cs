using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;

namespace Tabulation.TotalsCache.Tests;

public sealed class ChangeSealTests
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);
    private readonly ChangeSeal seal = new(Secret);

    [Fact]
    public void What_was_sealed_is_opened_again() => Prop.ForAll(History.Some.ToArbitrary(), history =>
        seal.Open(seal.Seal(history.Full(history.Last)))!.Equals(history.Full(history.Last))).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_the_HMAC_SHA256_of_the_message_and_then_the_message()
    {
        var change = new History([new Dictionary<string, ulong> { [""] = 3 }]).Full(1);
        var message = change.ToByteArray();
        Assert.Equal([.. HMACSHA256.HashData(Secret, message), .. message], seal.Seal(change));
    }

    [Fact]
    public void With_any_bit_flipped_it_does_not_open() =>
        Prop.ForAll(Flipped().ToArbitrary(), body => seal.Open(body) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_short_or_lengthened_it_does_not_open()
    {
        var body = seal.Seal(new History([new Dictionary<string, ulong> { [""] = 3 }]).Full(1));
        for (var length = 0; length < body.Length; length++) Assert.Null(seal.Open(body[..length]));
        Assert.Null(seal.Open([.. body, 0]));
        Assert.NotNull(seal.Open(body));
    }

    [Fact]
    public void What_another_sealed_does_not_open()
    {
        var change = new History([new Dictionary<string, ulong> { [""] = 3 }]).Full(1);
        Assert.Null(seal.Open(ChangeSeal.Random().Seal(change)));
        Assert.Null(ChangeSeal.Random().Open(seal.Seal(change)));
    }

    [Fact]
    public void What_is_sealed_but_cannot_be_read_does_not_open() => Prop.ForAll<byte[]>(message =>
        seal.Open([.. HMACSHA256.HashData(Secret, message), .. message]) is null or { AsOf: not null }).QuickCheckThrowOnFailure();

    private Gen<byte[]> Flipped() =>
        from history in History.Some
        let body = seal.Seal(history.Full(history.Last))
        from bit in Gen.Choose(0, 8 * body.Length - 1)
        select Flip(body, bit);

    private static byte[] Flip(byte[] body, int bit)
    {
        body[bit / 8] ^= (byte)(1 << (bit % 8));
        return body;
    }
}
