using Tabulation.Domain.Allocation;
using Tabulation.Domain.Elections;

namespace Tabulation.Publication.Http;

/// <summary>Puts a contest, its form and its allocation rule into the election's document.</summary>
internal static class ContestWriter
{
    public static ContestDocument Write(Election election, Sheet sheet)
    {
        var (contest, form) = (sheet.Contest, sheet.Form);
        return new ContestDocument(
            contest.Code, ElectionWriter.Names(contest.Names), ElectionWriter.OrNull(contest.ExternalId), ElectionWriter.NameOf(contest.Kind),
            contest.Area is { } area ? election[area].Code : null, contest.Allocation.Seats, Write(contest.Allocation), [.. contest.Selections.Select(Write)], form.Code,
            [.. form.Lines.Select(line => new LineDocument(line.Code, ElectionWriter.Names(line.Names), ElectionWriter.NameOf(line.Role)))],
            [.. form.Equations.Select(equation => Write(form, equation))]);
    }

    private static AllocationDocument Write(AllocationRule rule) => new(
        NameOf(rule.Method), rule.Method == AllocationMethod.ModifiedSainteLague ? rule.FirstDivisor.ToString() : null, ElectionWriter.NameOf(rule.Ties),
        [.. rule.Thresholds.Select(each => new ThresholdDocument(each.Class, ElectionWriter.NameOf(each.Base), each.Share.ToString(), each.DirectSeatWaiver))],
        rule.RunnerUp is { } runnerUp ? new RunnerUpDocument(runnerUp.LeastSeats, runnerUp.Factor.ToString()) : null);

    private static string NameOf(AllocationMethod method) => method == AllocationMethod.DHondt ? "DHONDT" : ElectionWriter.NameOf(method);

    private static SelectionDocument Write(Selection selection) => new(
        selection.Code, ElectionWriter.Names(selection.Names), ElectionWriter.OrNull(selection.ExternalId), ElectionWriter.NameOf(selection.Kind),
        selection.RegistrationOrder, ElectionWriter.OrNull(selection.ThresholdClass), ElectionWriter.OrNull(selection.NominatedBy), selection.Candidates,
        selection.QuotaMembers, selection.Withdrawn);

    private static EquationDocument Write(Form form, ControlEquation equation) => new(
        equation.Code, [.. equation.Terms.Select(term => new TermDocument(term.Coefficient, term.Line is { } line ? form.Lines[line].Code : null))],
        ElectionWriter.NameOf(equation.Relation), equation.Constant, ElectionWriter.NameOf(equation.Disposition), ElectionWriter.OrNull(equation.LegalBasis));
}
