namespace Tabulation.TransparencyLog.Tests;

/// <summary>The key and the signatures with SHA-256 of RFC 6979, appendix A.2.5 (curve NIST P-256).</summary>
internal static class KnownKey
{
    public static byte[] PublicKey { get; } = Convert.FromHexString(
        "04"
        + "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
        + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");

    /// <summary>Over "sample".</summary>
    public static byte[] OverSample { get; } = Convert.FromHexString(
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");

    /// <summary>Over "test".</summary>
    public static byte[] OverTest { get; } = Convert.FromHexString(
        "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
        + "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083");

    public static VerificationKey Read() => VerificationKey.TryRead(PublicKey, out var key) ? key : throw new InvalidOperationException();
}
