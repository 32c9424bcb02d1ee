package io.matterflow.rules;

import java.util.List;
import java.util.Map;

/**
 * A question at the edge of a row, such as day 9, 10 or 11 where the row says 10: what is asked, and the rules that
 * answer it. Facts that are absent are left out.
 */
public record BoundaryCase(String place, String words, Map<String, Object> facts, List<String> rules) {}
