namespace Grpc.Net.Compression;

/// <summary>
/// Compresses into an output it leaves open. The framework's compressing streams write nothing when nothing was written to
/// them, which is no valid gzip or zlib stream and which peers refuse; this one then writes the empty form.
/// </summary>
internal sealed class CompressionStream(Stream compressor, Stream output, byte[] emptyForm) : Stream
{
    private bool hasContent;
    private bool isClosed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !isClosed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        if (buffer.IsEmpty)
            return;
        hasContent = true;
        compressor.Write(buffer);
    }

    public override void Flush()
    {
        if (hasContent)
            compressor.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed)
            Close(compressor);
        base.Dispose(disposing);
    }

    private void Close(Stream finished)
    {
        isClosed = true;
        finished.Dispose();
        if (!hasContent)
            output.Write(emptyForm);
    }
}
