package io.matterflow.ownsteps;

/** A step wants a client to have a message. Published inside the step's transaction. */
public record ClientNoteAsked(NoteId note) {}
