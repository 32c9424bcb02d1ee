package io.matterflow.capture;

/** A reason for which a person may reject a prompt. One that {@code purges} erases the signal's words at once. */
public record RejectReason(String reason, String label, boolean purges) {}
