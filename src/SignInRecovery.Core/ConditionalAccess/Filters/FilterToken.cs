namespace SignInRecovery.ConditionalAccess;

/// <summary>A token of a filter rule.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">Its text, without the quotation marks of a text and without the brackets of a list.</param>
/// <param name="Column">Where it begins, from 1.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int Column);
