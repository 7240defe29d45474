namespace Tabulation.TotalsCache.Redis;

/// <summary>
/// What Redis does in one step. Each answers 1 where it did it, 0 where something else stood there. A key that a stranger made into something other
/// than a hash reads as one without a stamp.
/// </summary>
internal static class TotalsScripts
{
    /// <summary>KEYS: totals. ARGV: stamp's field, stamp expected, fields expected, then fields and values, the new stamp last.</summary>
    public const string Advance = """
        if redis.pcall('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
        if redis.call('HLEN', KEYS[1]) ~= tonumber(ARGV[3]) then return 0 end
        for first = 4, #ARGV, 1000 do
            redis.call('HSET', KEYS[1], unpack(ARGV, first, math.min(first + 999, #ARGV)))
        end
        return 1
        """;

    /// <summary>KEYS: totals, their replacement. ARGV: stamp's field, stamp expected (empty for none), fields of the replacement.</summary>
    public const string Replace = """
        local stamp = redis.pcall('HGET', KEYS[1], ARGV[1])
        if type(stamp) ~= 'string' then stamp = '' end
        if stamp ~= ARGV[2] or redis.call('HLEN', KEYS[2]) ~= tonumber(ARGV[3]) then
            redis.call('DEL', KEYS[2])
            return 0
        end
        redis.call('RENAME', KEYS[2], KEYS[1])
        redis.call('PERSIST', KEYS[1])
        return 1
        """;

    /// <summary>KEYS: totals. ARGV: stamp's field, stamp of what is to go.</summary>
    public const string Discard = """
        if redis.pcall('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
        redis.call('DEL', KEYS[1])
        return 1
        """;

    /// <summary>KEYS: totals. ARGV: stamp's field, stamp expected, fields expected.</summary>
    public const string Stands = """
        if redis.pcall('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
        if redis.call('HLEN', KEYS[1]) ~= tonumber(ARGV[3]) then return 0 end
        return 1
        """;
}
