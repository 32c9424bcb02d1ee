package io.matterflow.trust;

/** A drawdown has ended without a posting: refused, withdrawn, objected to or overtaken. */
public record DrawdownEnded(DrawdownId drawdown, TrustAccountId account, LedgerId ledger) {}
