namespace Tabulation.Contracts.Tests;

/// <summary>Small damage to bytes, of the kinds that carelessness and malice do.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] bytes, Random random)
    {
        var mutated = new List<byte>(bytes);
        for (var times = random.Next(1, 4); times > 0; times--) Mutate(mutated, random);
        return [.. mutated];
    }

    private static void Mutate(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(Math.Min(8, bytes.Count - at) + 1);
        switch (random.Next(5))
        {
            case 0:
                if (at < bytes.Count) bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 4:
                if (at < bytes.Count) bytes[at] = (byte)random.Next(256);
                break;
        }
    }
}
