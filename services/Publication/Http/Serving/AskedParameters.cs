using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Tabulation.Publication.Http.Serving;

/// <summary>The query parameters that a route has, as its handler declares them; finds the first that is wrong in a request.</summary>
internal sealed class AskedParameters
{
    private static readonly Type[] Kinds = [typeof(string), typeof(string[]), typeof(bool), typeof(int), typeof(uint), typeof(long)];

    private readonly Dictionary<string, ParameterInfo> known;

    private AskedParameters(IReadOnlyList<ParameterInfo> inPath, IReadOnlyList<ParameterInfo> inQuery)
    {
        (InPath, InQuery) = (inPath, inQuery);
        known = inQuery.ToDictionary(each => each.Name!, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<ParameterInfo> InPath { get; }

    public IReadOnlyList<ParameterInfo> InQuery { get; }

    /// <param name="pattern">Of the route: what stands there is no query parameter.</param>
    /// <param name="metadata">Of the route.</param>
    public static AskedParameters Of(RoutePattern pattern, IEnumerable<object> metadata)
    {
        var all = metadata.OfType<IParameterBindingMetadata>().Select(each => each.ParameterInfo).Where(each => Kinds.Contains(KindOf(each)))
            .ToLookup(each => pattern.GetParameter(each.Name!) is null);
        return new AskedParameters([.. all[false]], [.. all[true].Where(each => !each.GetCustomAttributes().OfType<IFromHeaderMetadata>().Any())]);
    }

    /// <summary>Null where nothing is wrong.</summary>
    public Problem? Refuse(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return null;
        foreach (var (name, values) in request.Query)
        {
            if (!known.TryGetValue(name, out var parameter)) return Problems.UnknownParameter(name, [.. known.Keys.Select(JsonNamingPolicy.CamelCase.ConvertName)]);
            if (values.Count > 1 && !parameter.ParameterType.IsArray) return Problems.Wrong(name, values.ToString(), "may be given once only");
            if (values is [{ } value] && !IsLeftOut(parameter, value) && RuleBroken(parameter, value) is { } rule) return Problems.Wrong(name, value, rule);
        }

        return null;
    }

    /// <summary>A text may be named without being given; what else is, no handler could take.</summary>
    private static bool IsLeftOut(ParameterInfo parameter, string value) => value.Length == 0 && KindOf(parameter) == typeof(string);

    private static Type KindOf(ParameterInfo parameter) => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

    private static string? RuleBroken(ParameterInfo parameter, string value)
    {
        var kind = KindOf(parameter);
        if (parameter.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed && !allowed.IsValid(value))
            return $"must be one of {string.Join(", ", allowed.Values.OfType<string>())}";
        if (kind == typeof(bool)) return bool.TryParse(value, out _) ? null : "must be true or false";
        return kind == typeof(string) || kind.IsArray ? null : NumberRule(kind, parameter.GetCustomAttribute<RangeAttribute>(), value);
    }

    private static string? NumberRule(Type kind, RangeAttribute? range, string value)
    {
        var (least, most) = range is null ? RangeOf(kind) : (Convert.ToInt64(range.Minimum), Convert.ToInt64(range.Maximum));
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? null
            : $"must be a whole number from {least} to {most}";
    }

    private static (long Least, long Most) RangeOf(Type kind)
    {
        if (kind == typeof(uint)) return (0, uint.MaxValue);
        return kind == typeof(int) ? (int.MinValue, int.MaxValue) : (long.MinValue, long.MaxValue);
    }
}
